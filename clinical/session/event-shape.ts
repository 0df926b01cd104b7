import type { EventContents, SessionEvent, SessionEventType } from './events.ts'

type Kind = 'text' | 'number' | 'flag' | 'list' | 'object'
type Shape = { [T in SessionEventType]: { [F in keyof EventContents[T]]?: Kind } }

/** What the rules rely on in each type. What came in through the server is so; this is for what did not. */
const shapes: Shape = {
  'session-opened': {
    patientId: 'text',
    protocolId: 'text',
    protocolVersion: 'text',
    sessionDate: 'text',
    sessionNumber: 'number',
    plannedDose: 'object',
  },
  'check-answered': { checkId: 'text', answer: 'object' },
  'gate-overridden': { gateId: 'text', reason: 'text' },
  'dose-ordered': { dose: 'object', prescriber: 'text' },
  'weight-measured': { weightKg: 'number' },
  'vitals-recorded': { purpose: 'text' },
  'dose-calculated': { input: 'object' },
  'second-check-entered': { entry: 'object' },
  'lot-recorded': { drug: 'text', lot: 'text', expiry: 'text' },
  'infusion-started': {},
  'infusion-paused': {},
  'infusion-resumed': {},
  'infusion-rate-changed': { pumpRateMlPerHour: 'number' },
  'infusion-stopped': {},
  'device-given': { number: 'number', lot: 'text', expiry: 'text' },
  'injection-given': { doseMg: 'number', site: 'text' },
  'dose-ended': { givenMg: 'number', complete: 'flag' },
  'waste-recorded': { wastedMg: 'number', witness: 'text' },
  'notice-acknowledged': { noticeId: 'text' },
  'notice-handled': { noticeId: 'text', action: 'text' },
  'symptoms-answered': { asked: 'list', present: 'list' },
  'sedation-recorded': { moaas: 'number' },
  'dissociation-recorded': { distressed: 'flag' },
  'adverse-event': { term: 'text', onsetAt: 'text', severity: 'text', serious: 'flag' },
  'medication-given': { medication: 'text', dose: 'text' },
  'help-called': {},
  'help-answered': { answeredBy: 'text' },
  'watcher-changed': { watcher: 'text' },
  'cannula-placed': { site: 'text' },
  'cannula-removed': {},
  'discharge-started': {},
  'discharge-check-answered': { criterionId: 'text', answer: 'text' },
  'discharge-overridden': { criterionId: 'text', reason: 'text' },
  'discharge-instructions-given': { to: 'text' },
  'session-ended': { disposition: 'text' },
  'session-cancelled': { reason: 'text' },
  'event-corrected': { corrects: 'text', reason: 'text' },
  'conflict-resolved': { conflictId: 'text', resolution: 'text' },
  'form-submitted': { form: 'text' },
  note: { text: 'text' },
}

/** Whether the content is there and of the right kind. A type that this version does not know is for the fold to say. */
export function isReadable(event: SessionEvent): boolean {
  if (!Object.hasOwn(shapes, event.type)) return true
  const content = event as unknown as Record<string, unknown>
  return Object.entries(shapes[event.type]).every(([field, kind]) => isOfKind(content[field], kind as Kind))
}

function isOfKind(value: unknown, kind: Kind): boolean {
  switch (kind) {
    case 'text':
      return typeof value === 'string'
    case 'number':
      return typeof value === 'number' && Number.isFinite(value)
    case 'flag':
      return typeof value === 'boolean'
    case 'list':
      return Array.isArray(value)
    case 'object':
      return typeof value === 'object' && value !== null && !Array.isArray(value)
  }
}
