/** A field that may stay empty: the name with what was typed, or nothing. */
export const typed = <Name extends string>(name: Name, text: string): { [N in Name]?: string } =>
  (text.trim() ? { [name]: text.trim() } : {}) as { [N in Name]?: string }
