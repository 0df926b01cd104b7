import { deviceProgramme } from '../../clinical/dosing/index.ts'
import type { Protocol } from '../../clinical/protocols/index.ts'
import type { SessionEvent } from '../../clinical/session/index.ts'
import { type SessionStory, Telling } from './tell-session.ts'

const lot = '4KB2207'

/** A whole session with nasal devices, to the door. Whoever tells of a running one cuts it at the hour. */
export function tellDevices(protocol: Protocol, story: SessionStory): SessionEvent[] {
  if (!('doseMg' in story.dose)) throw new Error(`${story.name} is told as devices`)
  const { doseMg } = story.dose
  const result = deviceProgramme(protocol, doseMg)
  if (!result.ok) throw new Error(`${story.name}: ${result.message}`)
  const { devices, atMinutes } = result.programme
  const expiry = `${new Date(story.doseMs).getUTCFullYear() + 1}-05`
  const telling = new Telling(story, protocol)
  telling.checkIn()
  telling.say(-10, 'lot-recorded', { drug: protocol.drug, lot, expiry, openedMg: doseMg })
  telling.say(
    -6,
    'second-check-entered',
    { entry: { kind: 'devices', drug: protocol.drug, devices, lot, expiry } },
    story.second,
  )
  for (const [index, minute] of atMinutes.entries())
    telling.say(minute, 'device-given', { number: index + 1, lot, expiry })
  const last = atMinutes.at(-1) ?? 0
  telling.vitals(40)
  telling.alertness(41, story.moaas ?? 5)
  telling.say(42, 'dissociation-recorded', { cadss6Total: story.cadss6, distressed: false })
  telling.adverseEvents(30, 75)
  // Readings that were not as usual were taken when they were taken.
  const extra = Object.keys(story.pressures ?? {}).map(Number)
  for (const minute of new Set([70, 100, ...extra.filter((each) => each > 40)])) telling.vitals(minute)
  for (const minute of [70, 100]) telling.alertness(minute + 1, 5)
  telling.say(72, 'dissociation-recorded', { cadss6Total: Math.min(2, story.cadss6), distressed: false })
  telling.discharge(last + protocol.observation.minimumMinutes + 2)
  return telling.told()
}
