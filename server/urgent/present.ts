import type { z } from 'zod'
import { foldUrgentPathway, type UrgentPathwayEvent } from '../../clinical/safety/index.ts'
import type { urgentPathway } from '../../contract/urgent.ts'
import type { StoredPathway } from './store.ts'

type Shown = z.output<typeof urgentPathway>

/** A pathway as the banner shows it now. @param names of members by id */
export function presentPathway(stored: StoredPathway, names: Map<string, string>, now: string): Shown {
  const state = foldUrgentPathway(stored.events, now)
  const { pathway } = state
  if (!pathway || state.status === 'not-open') throw new Error(`urgent pathway ${stored.id} has no opening event`)
  const member = (id: string | null) =>
    id === null ? null : { memberId: id, name: names.get(id) ?? 'a former member' }
  const told = pathway.escalation[Math.min(state.escalationStep, pathway.escalation.length - 1)]
  return {
    id: stored.id,
    patientId: stored.patientId,
    patientName: stored.patientName,
    sessionId: stored.sessionId,
    tier: pathway.tier,
    finding: stored.finding,
    imported: importedOf(stored.events),
    openedAt: pathway.openedAt,
    status: state.status,
    owner: member(state.owner),
    handedOverTo: member(state.handedOverTo),
    told: told?.label ?? '',
    nextEscalation:
      state.nextEscalationAt && state.nextEscalationTo
        ? { at: state.nextEscalationAt, to: state.nextEscalationTo.label }
        : null,
    overdue: state.overdue,
    acted: state.acted,
    somebodyStays: state.somebodyStays,
    holdsDischarge: state.holdsDischarge,
    whatToDo: [...pathway.whatToDo],
    log: stored.events.map((event) => ({
      at: event.at,
      by: event.by === 'system' ? 'Evenkeel' : (names.get(event.by) ?? 'a former member'),
      text: wordsOf(event, names),
    })),
  }
}

/** The finding that is shown is that of the opening, or of the last that was graver. */
function importedOf(events: readonly UrgentPathwayEvent[]): Shown['imported'] {
  const found = events.findLast((event) => event.type === 'opened' || event.type === 'raised')
  return found?.importedOn ? { on: found.importedOn } : null
}

const byImport = ({ importedOn }: { importedOn?: string }): string =>
  importedOn ? ` (imported screen of ${importedOn})` : ''

function wordsOf(event: UrgentPathwayEvent, names: Map<string, string>): string {
  switch (event.type) {
    case 'opened':
      return `Opened, ${event.pathway.tier} tier${byImport(event)}`
    case 'raised':
      return `Graver finding${event.finding ? `. ${event.finding}` : `, ${event.pathway.tier} tier`}${byImport(event)}`
    case 'found-again':
      return `Found again. ${event.finding}${byImport(event)}`
    case 'acknowledged':
      return 'Has it'
    case 'escalated':
      return 'Nobody answered in time: told the next'
    case 'handed-over':
      return `Asked ${names.get(event.to) ?? 'a former member'} to take it`
    case 'action-recorded':
      return event.action
    case 'closed':
      return `Closed: ${event.outcome}`
  }
}
