/**
 * Keeps the focus in a list whose rows move when they are answered: it goes to the row that took the place. To be used as a
 * ref of the list; without it a keyboard would begin at the top of the page after every answer.
 */
export function keepFocus(list: HTMLElement | null) {
  if (!list) return
  const rows = () => [...list.querySelectorAll<HTMLElement>('.criterion')]
  let place = -1
  const note = (event: FocusEvent) => {
    place = rows().findIndex((row) => event.target instanceof Node && row.contains(event.target))
  }
  const forget = ({ target }: FocusEvent) =>
    // Not when the row is taken away, which is seen only afterwards.
    setTimeout(() => {
      if (target instanceof Node && target.isConnected && !list.contains(document.activeElement)) place = -1
    })
  const observer = new MutationObserver(() => {
    if (place < 0 || document.activeElement !== document.body) return
    const row = rows()[Math.min(place, rows().length - 1)]
    const control =
      row?.querySelector<HTMLElement>('.answers button, .answers input, .answers a') ?? row?.querySelector('summary')
    control?.focus({ preventScroll: true })
  })
  list.addEventListener('focusin', note)
  list.addEventListener('focusout', forget)
  observer.observe(list, { childList: true, subtree: true })
  return () => {
    observer.disconnect()
    list.removeEventListener('focusin', note)
    list.removeEventListener('focusout', forget)
  }
}
