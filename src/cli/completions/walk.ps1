# zimao: PowerShell

Register-ArgumentCompleter -Native -CommandName zimao -ScriptBlock {
    param($wordToComplete, $commandAst, $cursorPosition)

@tables@
    $place = ''
    $kind = ''
    $plain = $false
    $count = 0
    $before = $commandAst.CommandElements | Select-Object -Skip 1 |
        Where-Object { $_.Extent.EndOffset -lt $cursorPosition } | ForEach-Object { $_.Extent.Text }
    foreach ($word in $before) {
        if ($kind -cne '') {
            $kind = ''
        } elseif (-not $plain -and $word -ceq '--') {
            $plain = $true
        } elseif (-not $plain -and $word.StartsWith('-')) {
            if ($takes.ContainsKey("$place $word")) {
                $kind = $takes["$place $word"]
            }
        } elseif ($count -eq 0 -and $leads.ContainsKey("$place $word")) {
            $place = "$place $word".TrimStart()
        } else {
            $count++
        }
    }

    # What is taken as it is: the option of --lang=zh.
    $head = ''
    $word = "$wordToComplete"
    if ($kind -ceq '' -and -not $plain -and $word.StartsWith('-')) {
        $kind = "options $place"
        $option, $value = $word.Split([char[]]'=', 2)
        if ($null -ne $value -and $takes.ContainsKey("$place $option")) {
            $kind = $takes["$place $option"]
            $head = "$option="
            $word = $value
        }
    } elseif ($kind -ceq '') {
        foreach ($key in "$place $count", "$place *") {
            if ($kind -ceq '' -and $operands.ContainsKey($key)) {
                $kind = $operands[$key]
            }
        }
    }
    if ($kind -ceq 'id' -and $word.Contains('-')) {
        $kind = '@whole_ids@'
    }

    # Where nothing is offered, PowerShell offers files.
    if ($offers.ContainsKey($kind)) {
        $list = $offers[$kind]
        for ($at = 0; $at -lt $list.Count; $at += 2) {
            $value, $about = $list[$at], $list[$at + 1]
            if ($value.StartsWith($word, [System.StringComparison]::Ordinal)) {
                $type = if ($value.StartsWith('-')) { 'ParameterName' } else { 'ParameterValue' }
                $tip = if ($about -ceq '') { $value } else { $about }
                [System.Management.Automation.CompletionResult]::new("$head$value", $value, $type, $tip)
            }
        }
    }
}
