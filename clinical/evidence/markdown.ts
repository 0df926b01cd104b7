import { type EvidenceEntry, evidenceAreas, evidenceAreaTitles } from './entry.ts'

const markWords = {
  verified: 'verified',
  unverified: 'unverified',
  local: 'local',
} as const

/** `docs/evidence.md`: every rule, number and instrument with its source. */
export function evidenceMarkdown(entries: readonly EvidenceEntry[]): string {
  const open = entries.filter((entry) => entry.needsSignOff).length
  return [
    '# Evidence',
    '',
    'Every rule, number and instrument of Evenkeel, with where it comes from. Made from the data by',
    '`npm run evidence`; a test compares it with the data. The console shows the same under Clinic → Evidence, with what',
    'this clinic has approved.',
    '',
    'Marks: `verified` was read in the named source or a named copy of it; `unverified` is settled clinical knowledge whose',
    'primary document was not read again; `local` is published nowhere. **Sign-off** marks what a clinic’s medical lead',
    'approves before it counts as approved.',
    '',
    `${entries.length} entries, ${open} for sign-off.`,
    ...evidenceAreas.flatMap((area) =>
      areaSection(
        evidenceAreaTitles[area],
        entries.filter((each) => each.area === area),
      ),
    ),
    '',
  ].join('\n')
}

function areaSection(title: string, entries: readonly EvidenceEntry[]): string[] {
  if (entries.length === 0) return []
  return [
    '',
    `## ${title}`,
    '',
    '| Rule | What it says | In | Version | Source | Mark | Sign-off |',
    '|---|---|---|---|---|---|---|',
    ...entries.map((entry) =>
      [
        `| ${cell(entry.title)}`,
        cell(entry.text),
        cell(entry.usedIn.join(', ')),
        entry.version,
        sourceCell(entry),
        markWords[entry.source.evidence],
        `${entry.needsSignOff ? 'needed' : ''} |`,
      ].join(' | '),
    ),
  ]
}

const sourceCell = ({ source }: EvidenceEntry): string =>
  source.url ? `[${cell(source.citation)}](${source.url})` : cell(source.citation)

const cell = (text: string): string =>
  text.replaceAll('|', '\\|').replaceAll('\n', ' ').replaceAll('[', '\\[').replaceAll(']', '\\]')
