# zimao: fish

# Whether the cursor is behind the command of this path and, where a number is given, so many
# words that are no options, or more.
function __zimao_at
    set -l words (commandline -opc)
    set -e words[1]
    set -l place ''
    set -l skip no
    set -l plain no
    set -l operands 0
    for word in $words
        if test $skip = yes
            set skip no
        else if test $plain = no; and test "$word" = --
            set plain yes
        else if test $plain = no; and contains -- "$place $word" @takes@
            set skip yes
        else if test $plain = no; and string match -q -- '-*' $word
            continue
        else if test $operands = 0; and contains -- "$place $word" @leads@
            set place (string trim -- "$place $word")
        else
            set operands (math $operands + 1)
        end
    end
    test "$place" = "$argv[1]"; or return 1
    switch "$argv[3]"
        case more
            test $operands -ge $argv[2]
        case '*'
            test (count $argv) = 1; or test $operands = $argv[2]
    end
end

function __zimao_ids
    if string match -qr -- '\d-' (commandline -ct)
        __zimao_offers @whole_ids@
    else
        __zimao_offers id
    end
end

