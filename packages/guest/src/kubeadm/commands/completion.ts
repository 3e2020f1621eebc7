import type { Command } from '../command-tree.js'
import { KubeadmFailure } from '../kubeadm-failure.js'

/** `kubeadm completion SHELL`: a script that completes the names of commands and flags. */
export function completionCommand(root: () => Command): Command {
  return {
    name: 'completion',
    takes: 'SHELL',
    short: 'Output shell completion code for the specified shell (bash or zsh)',
    maximum: 1,
    async run(session, { positionals: [shell] }) {
      if (shell === undefined) throw new KubeadmFailure('shell not specified')
      if (shell !== 'bash' && shell !== 'zsh') throw new KubeadmFailure(`unsupported shell type ${JSON.stringify(shell)}`)
      session.print(script(wordsOf(root(), ''), shell).trimEnd())
    },
  }
}

/** What may come after each path of commands. */
function wordsOf(command: Command, above: string): [path: string, words: readonly string[]][] {
  const path = `${above}${command.name}`
  const below = command.commands ?? []
  const words = [...below.map(({ name }) => name), ...Object.keys(command.flags ?? {}).map((flag) => `--${flag}`), '--help']
  return [[path, words], ...below.flatMap((other) => wordsOf(other, `${path} `))]
}

function script(words: readonly (readonly [string, readonly string[]])[], shell: 'bash' | 'zsh'): string {
  const cases = words.map(([path, list]) => `    ${JSON.stringify(path)}) words=${JSON.stringify(list.join(' '))} ;;`)
  return `${shell === 'zsh' ? '#compdef kubeadm\nautoload -U +X bashcompinit && bashcompinit\n\n' : '# bash completion for kubeadm\n\n'}_kubeadm() {
  local path=kubeadm words="" index
  for ((index = 1; index < COMP_CWORD; index++)); do
    case "\${COMP_WORDS[index]}" in
    -*) ;;
    *) path="$path \${COMP_WORDS[index]}" ;;
    esac
  done
  case "$path" in
${cases.join('\n')}
  esac
  COMPREPLY=($(compgen -W "$words" -- "\${COMP_WORDS[COMP_CWORD]}"))
}
complete -o default -F _kubeadm kubeadm
`
}
