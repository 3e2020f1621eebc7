/** What a template may name: instance data such as `ds.meta_data.hostname` and `v1.local_hostname`. */
export type TemplateData = Readonly<Record<string, unknown>>

/** Why a template can't be rendered. */
export class TemplateProblem {
  readonly message: string

  constructor(message: string) {
    this.message = message
  }
}

const marker = '## template: jinja'

/**
 * Renders `## template: jinja` in its simple form: `{{ a.b['c'] }}` with the filters default, upper, lower and trim, and
 * comments. A name that is not there becomes `CI_MISSING_JINJA_VAR/name`, as with cloud-init. Statements (`{% … %}`) are
 * not followed but refused.
 */
export function renderTemplate(text: string, data: TemplateData): string | TemplateProblem {
  const body = text.startsWith(marker) ? text.slice(text.indexOf('\n') + 1) : text
  const statement = /\{%-?\s*(\w+)/.exec(body.replaceAll(/\{%-?\s*(raw|endraw)\s*-?%\}/g, ''))
  if (statement) return new TemplateProblem(`the statement "${statement[1]}" of jinja is not known to the simulated cloud-init`)
  const raws: string[] = []
  const kept = body.replaceAll(
    /\{%-?\s*raw\s*-?%\}([\s\S]*?)\{%-?\s*endraw\s*-?%\}/g,
    (_, raw: string) => `\u0000${raws.push(raw) - 1}\u0000`,
  )
  return (
    kept
      .replaceAll(/\{#[\s\S]*?#\}/g, '')
      .replaceAll(/\{\{-?\s*([\s\S]*?)\s*-?\}\}/g, (_, expression: string) => evaluate(expression, data))
      // biome-ignore lint/suspicious/noControlCharactersInRegex: the marks set above
      .replaceAll(/\u0000(\d+)\u0000/g, (_, index: string) => raws[Number(index)] ?? '')
  )
}

function evaluate(expression: string, data: TemplateData): string {
  const [path = '', ...filters] = expression.split('|').map((part) => part.trim())
  let value = lookUp(path, data)
  for (const filter of filters) {
    const [, name, argument] = /^(\w+)(?:\(\s*(?:'([^']*)'|"[^"]*"|[^)]*)\s*\))?$/.exec(filter) ?? []
    if (name === 'default' || name === 'd') value ??= argument ?? /"([^"]*)"/.exec(filter)?.[1] ?? ''
    else if (value === undefined) continue
    else if (name === 'upper') value = String(value).toUpperCase()
    else if (name === 'lower') value = String(value).toLowerCase()
    else if (name === 'trim') value = String(value).trim()
  }
  if (value === undefined) return `CI_MISSING_JINJA_VAR/${path}`
  return typeof value === 'object' ? JSON.stringify(value) : String(value)
}

function lookUp(path: string, data: TemplateData): unknown {
  const literal = /^(?:'([^']*)'|"([^"]*)")$/.exec(path)
  if (literal) return literal[1] ?? literal[2]
  let value: unknown = data
  for (const [, name, index, quoted] of path.matchAll(/([A-Za-z_][\w-]*)|\[(\d+)\]|\[['"]([^'"]+)['"]\]/g)) {
    const key = name ?? index ?? quoted ?? ''
    // As cloud-init's aliases: what jinja can't name is found with underscores.
    const found =
      typeof value === 'object' && value !== null
        ? Object.entries(value).find(([own]) => own === key || own.replaceAll('-', '_') === key)
        : undefined
    value = found?.[1]
  }
  return value
}
