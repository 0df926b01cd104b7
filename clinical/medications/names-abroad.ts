/** Endings of international names in English, in German (in French where English ends in `-in`), and in Spanish, Italian and Portuguese. */
const endingsAbroad: [RegExp, string, string][] = [
  [/ine$/, 'in', 'ina'],
  [/one$/, 'on', 'ona'],
  [/ole$/, 'ol', 'ol'],
  [/ide$/, 'id', 'ida'],
  [/in$/, 'ine', 'ina'],
]

/** An international name as German, and as Spanish, Italian and Portuguese write it: `amitriptylin`, `amitriptilina`. */
export function namesAbroad(name: string): string[] {
  const [pattern, german, romance] = endingsAbroad.find(([ending]) => ending.test(name)) ?? []
  if (pattern === undefined || german === undefined || romance === undefined || name.includes(' ')) return []
  return [
    name.replace(pattern, german),
    name.replace(pattern, romance),
    name.replace(pattern, romance).replaceAll('ph', 'f').replaceAll('th', 't').replaceAll('y', 'i'),
  ]
}
