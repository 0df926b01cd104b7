/**
 * Moves the focus from one question to the next: to its answer, its first control, or past the last question to the
 * primary button. Questions, and what ends them, carry `data-item`.
 */
export function focusAfter(container: HTMLElement | null, item: string): void {
  if (!container) return
  const rows = [...container.querySelectorAll<HTMLElement>('[data-item]')]
  const next = rows[rows.findIndex((row) => row.dataset.item === item) + 1]
  const target =
    next?.querySelector<HTMLElement>('input:checked, [data-primary]') ??
    next?.querySelector<HTMLElement>('input:not(:disabled), button:not(:disabled), a[href]')
  target?.focus()
}
