import type { Shell } from './shells.js'

/**
 * What `viv __complete` prints: one candidate a line, a tab and its description after it where it has one; the line `:file` or `:folder`
 * asks the shell for names of files.
 */
export const fileMarker = ':file'
export const folderMarker = ':folder'

const bash = `# Completion of viv for bash.
_viv_files() {
  local path
  while IFS= read -r path; do
    if [[ -d $path ]]; then
      compopt -o nospace 2>/dev/null
      path+=/
    fi
    COMPREPLY+=("$(printf '%q' "$path")")
  done < <(compgen "$1" -- "$2")
}
_viv() {
  local line value current="\${COMP_WORDS[COMP_CWORD]}" before
  # Bash splits words at = and :, which belong to the word here.
  local -a words=()
  local space="\${COMP_LINE:0:COMP_POINT}"
  read -r -a words <<< "$space"
  [[ $space == *[[:space:]] ]] && words+=("")
  local whole="\${words[\${#words[@]}-1]}"
  before="\${whole%"$current"}"
  [[ $current == [:=] ]] && before="$whole" current=""
  COMPREPLY=()
  while IFS= read -r line; do
    value="\${line%%$'\\t'*}"
    case "$value" in
      ${fileMarker}) _viv_files -f "$current" ;;
      ${folderMarker}) _viv_files -d "$current" ;;
      *:) compopt -o nospace 2>/dev/null; COMPREPLY+=("\${value#"$before"}") ;;
      *) COMPREPLY+=("$(printf '%q' "\${value#"$before"}")") ;;
    esac
  done < <(viv __complete -- "\${words[@]:1}" 2>/dev/null)
}
complete -F _viv viv
`

const zsh = `#compdef viv
# Completion of viv for zsh.
_viv() {
  local line value
  local -a described
  while IFS= read -r line; do
    value="\${line%%$'\\t'*}"
    case "$value" in
      ${fileMarker}) _files ;;
      ${folderMarker}) _files -/ ;;
      *:) compadd -S '' -- "$value" ;;
      "$line") described+=("\${value//:/\\\\:}") ;;
      *) described+=("\${value//:/\\\\:}:\${line#*$'\\t'}") ;;
    esac
  done < <(viv __complete -- "\${(@)words[2,CURRENT]}" 2>/dev/null)
  (( \${#described} )) && _describe -t viv 'viv' described
}
compdef _viv viv
`

const fish = `# Completion of viv for fish.
function __viv_complete
    set -l words (commandline -opc) (commandline -ct)
    for line in (viv __complete -- $words[2..-1] 2>/dev/null)
        switch $line
            case ${fileMarker}
                __fish_complete_path (commandline -ct)
            case ${folderMarker}
                __fish_complete_directories (commandline -ct)
            case '*'
                echo $line
        end
    end
end
complete -c viv -f -a '(__viv_complete)'
`

export const completionScripts: Readonly<Record<Shell, string>> = { bash, zsh, fish }
