/** Excel and others would run a field that begins like a formula. */
const cell = (value: string | number): string => {
  const text = String(value)
  const safe = typeof value === 'string' && /^[=+\-@\t\r\n]/.test(text) ? `'${text}` : text
  return /[",\n\r]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe
}

/** One line of RFC 4180; a list is one cell. */
export const csvLine = (values: readonly (string | number | readonly string[])[]): string =>
  `${values.map((value) => cell(typeof value === 'object' ? value.join(' | ') : value)).join(',')}\n`
