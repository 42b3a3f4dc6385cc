_zimao_arguments() {
    local curcontext=$curcontext state line place=$1 found=1
    local -A opt_args
    shift
    _arguments -C -s -S : "$@" && found=0
    if [[ $state == rest ]]; then
        place+=_$words[1]
        if (($+functions[$place])); then
            $place && found=0
        fi
    fi
    return found
}

# Called where it stands among the functions zsh looks up, else read at the start.
if [[ $funcstack[1] == _zimao ]]; then
    _zimao "$@"
else
    compdef _zimao zimao
fi
