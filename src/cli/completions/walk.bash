_zimao() {
    local word=${COMP_WORDS[COMP_CWORD]} place='' kind='' plain='' operands=0 offers at before
    for ((at = 1; at < COMP_CWORD; at++)); do
        before=${COMP_WORDS[at]}
        # To bash `--lang=zh` is three words.
        if [[ $before == = ]]; then
            continue
        elif [[ $kind ]]; then
            kind=
        elif [[ ! $plain && $before == -- ]]; then
            plain=1
        elif [[ ! $plain && $before == -* ]]; then
            _zimao_takes "$place $before"
        elif [[ $operands == 0 ]] && _zimao_leads "$place $before"; then
            place=${place:+$place }$before
        else
            ((operands++))
        fi
    done
    if [[ ! $kind && ! $plain && $word == -* ]]; then
        kind="options $place"
    elif [[ ! $kind ]]; then
        _zimao_operand "$place $operands"
    fi
    if [[ $kind == file ]]; then
        # Nothing of ours: bash then offers files.
        return
    fi
    compopt +o default 2>/dev/null
    # As the offers stand, from 1 to 37. Before 4.4 they are sorted.
    compopt -o nosort 2>/dev/null
    [[ $word == = ]] && word=
    word=${word#[\"\']}
    if [[ $kind == id && $word == *-* ]]; then
        kind=@whole_ids@
    fi
    _zimao_offers "$kind"
    COMPREPLY=()
    for at in "${offers[@]}"; do
        if [[ $at == "$word"* ]]; then
            COMPREPLY+=("$at")
        fi
    done
}

complete -o default -F _zimao zimao
