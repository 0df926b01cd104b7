import { type AuditFacts, entryHash } from './chain.ts'

/** A row of the audit trail as it stands in the database. */
export interface AuditRow {
  seq: number
  entry: string
  previousHash: string
  hash: string
  /** The columns beside the text, for looking things up; the installation's chain has `at` alone. */
  columns: Partial<Pick<AuditFacts, 'at' | 'memberId' | 'action' | 'access' | 'patientIds'>>
}

export interface AuditHead {
  seq: number
  hash: string
}

export type ChainVerdict = { ok: true; entries: number; head: AuditHead } | { ok: false; seq: number; fault: string }

/**
 * Walks a chain from its first entry: numbers without a gap, each hash made with the key from the one before, columns
 * as the text says, and the head at the last entry. Stops at the first bad row and names it.
 *
 * @param rows by number, from 1
 * @param head null when its row is gone
 * @param key the chain's key, hexadecimal
 * @param anchor a head that was noted elsewhere earlier: the chain must still hold it, whoever cut its end and the head
 */
export async function verifyChain(
  rows: AsyncIterable<AuditRow> | Iterable<AuditRow>,
  head: AuditHead | null,
  key: string,
  anchor?: AuditHead,
): Promise<ChainVerdict> {
  let last: AuditHead = { seq: 0, hash: '' }
  for await (const row of rows) {
    const fault = faultOf(row, last, key)
    if (fault) return { ok: false, ...fault }
    if (row.seq === anchor?.seq && row.hash !== anchor.hash)
      return { ok: false, seq: row.seq, fault: 'is not the one that was noted earlier' }
    last = { seq: row.seq, hash: row.hash }
  }
  if (!head) return { ok: false, seq: last.seq, fault: 'the head of the chain is gone' }
  if (head.seq > last.seq)
    return { ok: false, seq: last.seq + 1, fault: `is missing: the chain's head stands at ${head.seq}` }
  if (head.seq < last.seq)
    return { ok: false, seq: head.seq + 1, fault: `lies beyond the chain's head, which stands at ${head.seq}` }
  if (anchor && anchor.seq > last.seq)
    return { ok: false, seq: last.seq + 1, fault: `is missing: the chain stood at ${anchor.seq} earlier` }
  if (head.hash !== last.hash) return { ok: false, seq: last.seq, fault: 'is not the one that the head names' }
  return { ok: true, entries: last.seq, head: last }
}

function faultOf(row: AuditRow, last: AuditHead, key: string): { seq: number; fault: string } | null {
  const expected = last.seq + 1
  if (row.seq !== expected) return { seq: expected, fault: `is missing: after ${last.seq} comes ${row.seq}` }
  const bad = (fault: string) => ({ seq: row.seq, fault })
  if (row.previousHash !== last.hash) return bad('does not follow from the entry before it')
  if (row.hash !== entryHash(key, last.hash, row.entry)) return bad('was changed: its hash does not fit its text')
  const facts = readFacts(row.entry)
  if (!facts) return bad('cannot be read')
  if (facts.seq !== row.seq) return bad(`says that it is entry ${facts.seq}`)
  const wrong = Object.entries(row.columns).find(
    ([name, value]) => JSON.stringify(value) !== JSON.stringify(facts[name as keyof AuditFacts]),
  )
  return wrong ? bad(`was changed: its column ${wrong[0]} differs from its text`) : null
}

function readFacts(entry: string): AuditFacts | null {
  try {
    return JSON.parse(entry) as AuditFacts
  } catch {
    return null
  }
}
