/** `German (de)`, as far as the browser knows the language. */
export function languageName(language: string): string {
  const name = new Intl.DisplayNames('en', { type: 'language', fallback: 'none' }).of(language)
  return name ? `${name} (${language})` : language
}
