import { draftPrefix } from './kept.ts'
import type { MemberKey } from './member-key.ts'
import { coveredName, type Place, seal, unseal } from './seal.ts'

const keptMs = 24 * 3_600_000

/** As it lies in the browser. `value` is in clear: an earlier version wrote it. */
interface Stored {
  at: number
  box?: string
  value?: unknown
}

/** Under `evenkeel.draft.MEMBER.COVERED-NAME`; forgotten after a day. */
export class DraftStore {
  private readonly storage: () => Storage

  /** @param storage to ask for it throws where the browser has none; the page then works as before, without drafts */
  constructor(storage: () => Storage = () => localStorage) {
    this.storage = storage
  }

  read(mine: MemberKey, name: string): unknown {
    const slot = slotOf(mine, coveredName(mine.key, name))
    return this.tried(() => this.open(mine, slot)?.value)
  }

  write(mine: MemberKey, name: string, value: unknown): void {
    this.tried(() => this.put(mine, coveredName(mine.key, name), Date.now(), value))
  }

  remove(mine: MemberKey, name: string): void {
    this.tried(() => this.storage().removeItem(slotOf(mine, coveredName(mine.key, name))))
  }

  /**
   * Forgets what is older than a day, whoever's it is, and seals what an earlier version left of this member in clear.
   * (That of others is sealed when they come; until then it is not ours to throw away.)
   */
  tidy(mine: MemberKey): void {
    this.tried(() => {
      for (const slot of this.slots()) {
        const stored = this.stored(slot)
        if (!stored) continue
        if (Date.now() - stored.at >= keptMs) this.storage().removeItem(slot)
        else if (stored.box === undefined && slot.startsWith(slotOf(mine, ''))) {
          this.put(mine, coveredName(mine.key, slot.slice(slotOf(mine, '').length)), stored.at, stored.value)
          this.storage().removeItem(slot)
        }
      }
    })
  }

  /** Where something of this member lies that does not open. */
  closed(mine: MemberKey): string[] {
    return (
      this.tried(() =>
        this.slots().filter((slot) => slot.startsWith(slotOf(mine, '')) && this.open(mine, slot) === null),
      ) ?? []
    )
  }

  removeSlots(slots: readonly string[]): void {
    this.tried(() => {
      for (const slot of slots) this.storage().removeItem(slot)
    })
  }

  private put(mine: MemberKey, covered: string, at: number, value: unknown): void {
    const slot = slotOf(mine, covered)
    const stored: Stored = { at, box: seal(mine.key, placeOf(mine, slot, at), value) }
    this.storage().setItem(slot, JSON.stringify(stored))
  }

  /** `undefined` when it is too old, `null` when it does not open or is not there. */
  private open(mine: MemberKey, slot: string): { value: unknown } | null | undefined {
    const stored = this.stored(slot)
    if (!stored) return null
    if (Date.now() - stored.at >= keptMs) return undefined
    return unseal(mine.key, placeOf(mine, slot, stored.at), stored.box)
  }

  private slots(): string[] {
    const storage = this.storage()
    return Array.from({ length: storage.length }, (_, index) => storage.key(index) ?? '').filter((key) =>
      key.startsWith(draftPrefix),
    )
  }

  private stored(slot: string): Stored | null {
    try {
      const stored = JSON.parse(this.storage().getItem(slot) ?? 'null') as Partial<Stored> | null
      return stored && typeof stored.at === 'number' ? { ...stored, at: stored.at } : null
    } catch {
      return null
    }
  }

  private tried<Result>(run: () => Result): Result | undefined {
    try {
      return run()
    } catch {
      // No storage, or it is full: only a reload would lose what was typed.
      return undefined
    }
  }
}

const slotOf = ({ memberId }: MemberKey, covered: string) => `${draftPrefix}${memberId}.${covered}`

const placeOf = ({ memberId }: MemberKey, slot: string, at: number): Place => ['draft', memberId, slot, String(at)]
