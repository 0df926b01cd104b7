import type { EvidenceArea } from '../../clinical/evidence/entry.ts'
import type { CallResponse } from '../api.ts'

export type Entry = CallResponse<'GET /api/evidence'>['entries'][number]
export type SignOffState = 'published' | 'open' | 'approved'

export interface EvidenceFilter {
  words: string
  area: EvidenceArea | ''
  mark: Entry['source']['evidence'] | ''
  state: SignOffState | ''
}

export const everything: EvidenceFilter = { words: '', area: '', mark: '', state: '' }

/** `open`: a clinic's medical lead has to approve it, and has not. */
export const signOffStateOf = (entry: Pick<Entry, 'needsSignOff' | 'approval'>): SignOffState =>
  !entry.needsSignOff ? 'published' : entry.approval ? 'approved' : 'open'

/** Entries in which every word is found, in name, text, source, owner or id; capitals do not matter. */
export function filterEvidence(entries: readonly Entry[], { words, area, mark, state }: EvidenceFilter): Entry[] {
  const wanted = plain(words).split(/\s+/).filter(Boolean)
  return entries.filter((entry) => {
    if (area && entry.area !== area) return false
    if (mark && entry.source.evidence !== mark) return false
    if (state && signOffStateOf(entry) !== state) return false
    const text = plain([entry.title, entry.text, entry.source.citation, entry.usedIn.join(' '), entry.id].join(' '))
    return wanted.every((word) => text.includes(word))
  })
}

/** Small letters; SpO₂ is found as spo2. */
const plain = (text: string): string => text.normalize('NFKD').toLowerCase()
