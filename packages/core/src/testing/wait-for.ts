/** Resolves once the condition holds; rejects when that takes longer than `timeoutMs`. */
export async function waitFor(condition: () => boolean | Promise<boolean>, timeoutMs = 25_000): Promise<void> {
  const deadline = performance.now() + timeoutMs
  while (!(await condition())) {
    if (performance.now() > deadline) throw new Error(`not true within ${timeoutMs} ms: ${condition}`)
    await new Promise((resolve) => {
      setTimeout(resolve, 10)
    })
  }
}
