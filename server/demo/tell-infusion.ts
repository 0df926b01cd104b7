import { calculateInfusion } from '../../clinical/dosing/index.ts'
import type { Protocol } from '../../clinical/protocols/index.ts'
import type { SessionEvent } from '../../clinical/session/index.ts'
import { memberIdOf } from './staff.ts'
import { type SessionStory, Telling } from './tell-session.ts'

const vial = { lot: '7K114', concentrationMgPerMl: 50, openedMg: 500 }

/** A whole session with an infusion, to the door. Whoever tells of a running one cuts it at the hour. */
export function tellInfusion(protocol: Protocol, story: SessionStory): SessionEvent[] {
  if (protocol.dose.kind !== 'infusion' || !('doseMgPerKg' in story.dose))
    throw new Error(`${story.name} is told as an infusion`)
  const { doseMgPerKg } = story.dose
  const { infusionMinutes, usualBagMl } = protocol.dose
  const expiry = `${new Date(story.doseMs).getUTCFullYear() + 1}-03`
  const telling = new Telling(story, protocol)
  telling.checkIn()
  telling.say(-24, 'cannula-placed', { site: 'left forearm, 22 gauge' })
  telling.say(-12, 'lot-recorded', { drug: protocol.drug, expiry, ...vial })
  const input = {
    drug: protocol.drug,
    weightKg: story.weightKg,
    weightChoice: 'actual' as const,
    doseMgPerKg,
    vialConcentrationMgPerMl: vial.concentrationMgPerMl,
    bagVolumeMl: usualBagMl,
    infusionMinutes,
  }
  const result = calculateInfusion(protocol, input)
  if (!result.ok) throw new Error(`${story.name}: ${result.faults.map((fault) => fault.message).join('; ')}`)
  const { doseMg, drawMl, pumpRateMlPerHour, bagVolumeMl } = result.calculation
  telling.say(-10, 'dose-calculated', { input })
  telling.say(
    -6,
    'second-check-entered',
    {
      entry: {
        kind: 'infusion',
        drug: protocol.drug,
        weightKg: story.weightKg,
        vialConcentrationMgPerMl: vial.concentrationMgPerMl,
        doseMg,
        drawMl,
        pumpRateMlPerHour,
        pumpVolumeMl: bagVolumeMl,
      },
    },
    story.second,
  )
  telling.say(0, 'infusion-started', { pumpRateMlPerHour, volumeMl: bagVolumeMl })
  for (const minute of [10, 20, 30, 39]) {
    telling.vitals(minute)
    telling.alertness(minute + 0.5, minute === 30 ? (story.moaas ?? 5) : 5)
  }
  telling.say(infusionMinutes, 'dose-ended', { givenMg: doseMg, givenMl: bagVolumeMl, complete: true })
  telling.say(infusionMinutes + 1, 'dissociation-recorded', { cadss6Total: story.cadss6, distressed: false })
  telling.say(infusionMinutes + 8, 'waste-recorded', {
    wastedMg: Math.round((vial.openedMg - doseMg) * 10) / 10,
    lot: vial.lot,
    witness: memberIdOf(story.second),
  })
  telling.adverseEvents(25, infusionMinutes + 25)
  for (const minute of [55, 70, 85]) {
    telling.vitals(minute)
    telling.alertness(minute + 0.5, 5)
  }
  telling.say(71, 'dissociation-recorded', { cadss6Total: Math.min(2, story.cadss6), distressed: false })
  telling.discharge(infusionMinutes + protocol.observation.minimumMinutes + 2)
  return telling.told()
}
