import type { CallResponse } from '../api.ts'

type Imported = Pick<CallResponse<'POST /api/imports'>, 'changed' | 'summary'> & { created?: boolean }

/** As the route takes at most. */
const mostBytes = 32 * 1024 * 1024

/** What came of an import, in one line. */
export function importHeadline({ created, changed, summary }: Imported): string {
  if (!changed) return 'Everything in it was known already: nothing has changed'
  const { recorded, changed: corrected, retracted } = summary.facts
  const parts = [
    recorded > 0 ? `${recorded} new` : '',
    corrected > 0 ? `${corrected} changed` : '',
    retracted > 0 ? `${retracted} taken out` : '',
  ].filter(Boolean)
  const facts = parts.length > 0 ? `: ${parts.join(', ')}` : ''
  return `${created ? 'A new patient' : 'Imported'}${facts}`
}

/** The content of a chosen file, or why it cannot be one of ours: said before anything is sent. */
export async function readJsonFile(
  file: Pick<File, 'size' | 'text'>,
): Promise<{ fault: null; content: unknown } | { fault: string }> {
  if (file.size === 0) return { fault: 'the file is empty.' }
  if (file.size > mostBytes) return { fault: 'the file is larger than 32 MiB.' }
  const text = await file.text()
  try {
    return { fault: null, content: JSON.parse(text) as unknown }
  } catch (error) {
    return { fault: `it is not JSON. ${error instanceof Error ? error.message : ''}`.trim() }
  }
}

type Left = Imported['summary']['left'][number]

/** What was left, by type of resource; the types of which most was left come first. */
export function leftByType(left: readonly Left[]): { type: string; count: number; reasons: Left[] }[] {
  const types = [...new Set(left.map(({ type }) => type))]
  return types
    .map((type) => {
      const reasons = left.filter((one) => one.type === type)
      return { type, count: reasons.reduce((sum, { count }) => sum + count, 0), reasons }
    })
    .sort((a, b) => b.count - a.count)
}
