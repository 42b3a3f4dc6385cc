set edit:completion:arg-completer[zimao] = {|@words|
  var place = ''
  var kind = ''
  var plain = $false
  var operands = 0
  for word $words[1..-1] {
    if (not-eq $kind '') {
      set kind = ''
    } elif (and (not $plain) (eq $word '--')) {
      set plain = $true
    } elif (and (not $plain) (str:has-prefix $word '-')) {
      if (has-key $zimao-takes $place' '$word) {
        set kind = $zimao-takes[$place' '$word]
      }
    } elif (and (eq $operands 0) (has-key $zimao-leads $place' '$word)) {
      set place = (str:trim-left $place' '$word ' ')
    } else {
      set operands = (+ $operands 1)
    }
  }
  var word = $words[-1]
  # What is taken as it is: the option of --lang=zh.
  var head = ''
  if (and (eq $kind '') (not $plain) (str:has-prefix $word '-')) {
    set kind = 'options '$place
    if (str:contains $word '=') {
      var option @value = (str:split &max=2 '=' $word)
      if (has-key $zimao-takes $place' '$option) {
        set kind = $zimao-takes[$place' '$option]
        set head = $option'='
        set word = $value[0]
      }
    }
  } elif (eq $kind '') {
    for key [$place' '$operands $place' *'] {
      if (has-key $zimao-operands $key) {
        set kind = $zimao-operands[$key]
        break
      }
    }
  }
  if (and (eq $kind 'file') (eq $head '')) {
    edit:complete-filename $@words
  }
  if (and (eq $kind 'id') (str:contains $word '-')) {
    set kind = '@whole_ids@'
  }
  if (has-key $zimao-offers $kind) {
    for offer $zimao-offers[$kind] {
      var value about = $@offer
      var shown = (str:trim-right $value'  '$about ' ')
      edit:complex-candidate $head$value &code-suffix=' ' &display=$shown
    }
  }
}
