/**
 * Keeps an element's height in a custom property of the page, for what stays in view beneath it and for where a jump ends.
 * To be used as a ref: `const tellHeight = tellHeightAs('--header-height')`, `<header ref={tellHeight}>`.
 */
export function tellHeightAs(property: `--${string}`) {
  return (element: HTMLElement | null) => {
    if (!element) return
    const { style } = document.documentElement
    const observer = new ResizeObserver(() => style.setProperty(property, `${element.offsetHeight}px`))
    observer.observe(element)
    return () => {
      observer.disconnect()
      style.removeProperty(property)
    }
  }
}
