import type { CopyStep, RecipeStep } from './recipe.js'

/** Begins the lines by which the script says what it is at; the number of the step follows. */
export const stepMark = 'vivarium-step '

/** A file beside the script that it needs: the content of a `file` step, or a script. */
export interface StepFile {
  readonly name: string
  readonly content: string
}

/** A file of this computer that has to be beside the script under that name. */
export interface StepCopy extends Pick<CopyStep, 'source' | 'sha256'> {
  readonly name: string
}

const options = '-y -q -o Dpkg::Use-Pty=0 --no-install-recommends'

/**
 * A shell script that applies steps, in order, to the tree whose path is its argument, and ends at the first that fails. All is
 * done by programs of the tree, inside of it: a link in the tree can't lead out of it. The step's contents lie beside it
 * in files named by `files` and `copies`.
 */
export function customizeScript(steps: readonly RecipeStep[]): { script: string; files: StepFile[]; copies: StepCopy[] } {
  const files: StepFile[] = []
  const copies: StepCopy[] = []
  const lines = steps.map((step, index) => {
    const mark = `echo '${stepMark}${index}'`
    if (step.kind === 'packages') {
      if (step.names.length === 0) return mark
      const names = step.names.map((name) => `'${name}'`).join(' ')
      return `${mark}\ninside sh -ec 'apt-get ${options} update; apt-get ${options} install "$@"' sh ${names} < /dev/null`
    }
    const name = `step-${index}`
    if (step.kind === 'file' || step.kind === 'copy') {
      if (step.kind === 'file') files.push({ name, content: step.content })
      else copies.push({ name, source: step.source, sha256: step.sha256 })
      const path = `'${step.path.replaceAll("'", `'\\''`)}'`
      const put = `mkdir -p "\${2%/*}/"; rm -f "$2"; cat > "$2"; chmod "$1" "$2"`
      return `${mark}\ninside sh -ec '${put}' sh ${step.mode.toString(8)} ${path} < "$here/${name}"`
    }
    files.push({ name, content: step.script.startsWith('#!') ? step.script : `#!/bin/sh -e\n${step.script}` })
    const copy = `rm -f "$1"; cat > "$1"; chmod 700 "$1"`
    const inTree = '/.vivarium-step'
    return [
      mark,
      `inside sh -ec '${copy}' sh ${inTree} < "$here/${name}"`,
      `inside sh -c '"$1"; code=$?; rm -f "$1"; exit $code' sh ${inTree} < /dev/null`,
    ].join('\n')
  })
  const script = `set -eu
here=\${0%/*}
tree=$1
inside() { HOME=/root LC_ALL=C.UTF-8 DEBIAN_FRONTEND=noninteractive chroot "$tree" "$@"; }
${lines.join('\n')}
`
  return { script, files, copies }
}
