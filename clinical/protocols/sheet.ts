import { findInstrument } from '../instruments/index.ts'
import type { SignOff, Source } from '../quantity/source.ts'
import type { DosesByAge, DoseWeightRule, HoldRule, Protocol, Provenance, TitrationRule } from './protocol.ts'
import type { GuidanceRule } from './protocol-guidance.ts'
import { safetyReviewTimeText } from './protocol-guidance.ts'
import type { MonitoringCheck, NoticeRule, ValueLimit } from './protocol-monitoring.ts'

/** One line of the printed sheet and the rule that it says. */
export interface SheetLine {
  text: string
  /** Where the rule stands in the protocol, as its evidence names it: `observation`, `dose/steps/0`. */
  path: string
  rule: { source: Source; status?: SignOff }
}

export interface SheetSection {
  title: string
  lines: SheetLine[]
}

/** A whole protocol in the words of one printed page, in the order of a clinic day. */
export function protocolSheet(protocol: Protocol): SheetSection[] {
  const { course, observation, longestGap, preDose } = protocol
  return [
    { title: 'Dose', lines: [...doseLines(protocol), ...titrationLines(protocol.titration)] },
    {
      title: 'Course',
      lines: [
        ...course.phases.map((phase) => line(`course/phases/${phase.id}`, phase, [phase.label, phase.note])),
        line('course/minDaysBetweenSessions', course.minDaysBetweenSessions, [
          `At least ${course.minDaysBetweenSessions.days} days from one session to the next`,
        ]),
        line('course', course, [course.review]),
        line('adjunct', protocol.adjunct, [protocol.adjunct.text]),
      ],
    },
    {
      title: 'Preparation',
      lines: [
        line('fromAge', protocol.fromAge, [`Nobody below ${protocol.fromAge.years} years`]),
        ...guidance('preparation', protocol.preparation),
      ],
    },
    {
      title: 'Before the dose',
      lines: [
        ...protocol.checks.map((check) => line(`checks/${check.id}`, check, [`${check.label}: ${check.text}`])),
        ...preDose.holds.map((rule) => line(`preDose/holds/${rule.id}`, rule, [holdText(rule)])),
        line('preDose', preDose, [`The reading before the dose is no older than ${preDose.validMinutes} min`]),
      ],
    },
    {
      title: 'Monitoring',
      lines: [
        ...protocol.monitoring.flatMap(monitoringLines),
        line('longestGap', longestGap, [`Never longer than ${longestGap.minutes} min between two checks`]),
      ],
    },
    {
      title: 'Thresholds',
      lines: protocol.notices.map((rule) => line(`notices/${rule.id}`, rule, [noticeText(rule)])),
    },
    {
      title: 'Discharge',
      lines: [
        line('observation', observation, [`At least ${observation.minimumMinutes} min after the last dose`]),
        ...protocol.discharge.map((criterion) =>
          line(`discharge/${criterion.id}`, criterion, [dischargeText(criterion)]),
        ),
        ...(protocol.reportingForm
          ? [
              line('reportingForm', protocol.reportingForm, [
                `${protocol.reportingForm.label} within ${protocol.reportingForm.withinDays} days`,
              ]),
            ]
          : []),
      ],
    },
    {
      title: 'Follow-up',
      lines: protocol.followUp.map((item) =>
        line(`followUp/${item.id}`, item, [
          item.label,
          namesOf(item.instruments),
          whenDue(item),
          item.withTherapist && 'Only where the plan names a therapist',
        ]),
      ),
    },
    {
      title: 'Stopping, going on, missed sessions',
      lines: [
        ...guidance('stopping', protocol.stopping),
        ...guidance('maintenance', protocol.maintenance),
        ...guidance('missedSessions', protocol.missedSessions),
      ],
    },
    {
      title: 'Long-term safety',
      lines: protocol.safetyCalendar.map((review) =>
        line(`safetyCalendar/${review.id}`, review, [
          `${review.label}, ${safetyReviewTimeText(review.when)}`,
          namesOf(review.instruments),
          review.whenRaised,
        ]),
      ),
    },
  ].filter(({ lines }) => lines.length > 0)
}

function whenDue({
  after,
  dueAfterHours = 0,
  windowHours,
  onDays,
  thenEveryDays,
}: Protocol['followUp'][number]): string {
  if (after === 'before-session') return `In the ${windowHours} h before it`
  if (onDays === undefined) return `Due after ${dueAfterHours} h, give or take ${windowHours} h`
  const again = thenEveryDays === undefined ? '' : `, then every ${thenEveryDays} days`
  const from = after === 'last-dose' ? 'the last dose' : 'the first dose'
  return `Due on day ${onDays.join(', ')} after ${from}${again}, give or take ${windowHours} h`
}

const namesOf = (ids: readonly string[]): string | undefined =>
  ids.map((id) => findInstrument(id)?.shortTitle ?? id).join(', ') || undefined

const line = (path: string, rule: SheetLine['rule'], parts: (string | undefined)[]): SheetLine => ({
  path,
  rule,
  text: parts
    .filter((part) => part !== undefined)
    .map((part) => part.replace(/\.$/, ''))
    .join('. '),
})

const guidance = (path: string, rules: readonly GuidanceRule[]): SheetLine[] =>
  rules.map((rule) => line(`${path}/${rule.id}`, rule, [rule.text]))

const dosesByAge = (when: string, path: string, rules: readonly DosesByAge[]): SheetLine[] =>
  rules.map((rule, index) =>
    line(`${path}/${index}`, rule, [
      `${when}${rule.ageFrom ? ` from ${rule.ageFrom} years` : ''}: ${rule.allowedMg.join(' or ')} mg`,
    ]),
  )

function doseLines({ dose }: Protocol): SheetLine[] {
  if (dose.kind === 'devices') {
    return [
      line('dose', dose, [
        `${dose.allowedMg.join(' or ')} mg, by devices of ${dose.mgPerDevice} mg, ${dose.minutesBetweenDevices} min between them`,
        `Never above ${dose.ceilingMg} mg`,
      ]),
      ...dosesByAge('First session', 'dose/firstSession', dose.firstSession),
      ...dosesByAge('Later sessions', 'dose/laterSessions', dose.laterSessions ?? []),
    ]
  }
  const { doseMgPerKg, steps, secondSignOffAbove, hardStopAbove } = dose
  const over = dose.kind === 'infusion' ? ` over ${dose.infusionMinutes} min` : ', as a bolus'
  return [
    line('dose', dose, [`${doseMgPerKg} mg/kg${over}`]),
    ...(dose.kind === 'infusion' && dose.parts
      ? [
          line('dose/parts', dose, [
            dose.parts.map((part) => `${part.sharePercent} % over ${part.minutes} min`).join(', then '),
          ]),
        ]
      : []),
    ...doseWeightLines(dose.doseWeight),
    ...steps.map((step, index) => line(`dose/steps/${index}`, step, [`${step.when}: ${step.mgPerKg} mg/kg`])),
    line('dose/secondSignOffAbove', secondSignOffAbove, [
      `Above ${secondSignOffAbove.mgPerKg} mg/kg or ${secondSignOffAbove.mg} mg a second prescriber signs`,
    ]),
    line('dose/hardStopAbove', hardStopAbove, [
      `Above ${hardStopAbove.mgPerKg} mg/kg nothing starts${hardStopAbove.override.by === 'never' ? '' : ' without an override'}`,
    ]),
    ...(dose.kind === 'infusion'
      ? [
          line('dose/rateGuide', dose.rateGuide, [`Rate guide ${dose.rateGuide.mgPerKgPerHour} mg/kg/h`]),
          line('dose/mustDiluteFromMgPerMl', dose.mustDiluteFromMgPerMl, [
            `Dilute from ${dose.mustDiluteFromMgPerMl.mgPerMl} mg/mL`,
          ]),
        ]
      : []),
  ]
}

function titrationLines(rule: TitrationRule | null): SheetLine[] {
  if (!rule) return []
  return [
    line('titration', rule, [rule.text]),
    ...(rule.raiseBelow
      ? [
          line('titration/raiseBelow', rule.raiseBelow, [
            `A higher dose is proposed below an improvement of ${rule.raiseBelow.improvementPercent} %`,
          ]),
        ]
      : []),
    line('titration/notTolerated', rule.notTolerated, [rule.notTolerated.text]),
  ]
}

function doseWeightLines(rule: DoseWeightRule): SheetLine[] {
  const { otherFrom } = rule
  return [
    line('dose/doseWeight', rule, [`By the ${rule.usual} weight`]),
    ...(otherFrom
      ? [
          line('dose/doseWeight/otherFrom', otherFrom, [
            `By the ${otherFrom.choice} weight from a body mass index of ${otherFrom.bodyMassIndex}`,
          ]),
        ]
      : []),
  ]
}

function holdText({ level, label, systolicAbove, diastolicAbove, ageFrom, ageBelow }: HoldRule): string {
  const age =
    ageFrom !== undefined ? `, from ${ageFrom} years` : ageBelow !== undefined ? `, below ${ageBelow} years` : ''
  const says = level === 'guide' ? label : `${label} (${level})`
  return `BP above ${systolicAbove}/${diastolicAbove}${age}: ${says}`
}

function monitoringLines({ kind, label, atMinutes, everyMinutes }: MonitoringCheck): SheetLine[] {
  const intervals = [
    everyMinutes.dosing ? `every ${everyMinutes.dosing} min while dosing` : undefined,
    everyMinutes.observation ? `every ${everyMinutes.observation} min after` : undefined,
  ].filter((each) => each !== undefined)
  return [
    ...(intervals.length > 0
      ? [line(`monitoring/${kind}/everyMinutes`, everyMinutes, [`${label} ${intervals.join(', ')}`])]
      : []),
    ...atMinutes.map((at, index) =>
      line(`monitoring/${kind}/atMinutes/${index}`, at, [`${label} ${at.minute} min after the first dose`]),
    ),
  ]
}

const signalNames: Record<NoticeRule['signal'], string> = {
  'blood-pressure': 'BP',
  spo2: 'SpO₂',
  'heart-rate': 'Heart rate',
  'respiratory-rate': 'Breathing',
  'moaa-s': 'MOAA/S',
  'cadss-6': 'CADSS-6',
  distress: 'Distress',
}

function noticeText(rule: NoticeRule): string {
  if (rule.signal !== 'blood-pressure') return `${rule.tier}: ${signalNames[rule.signal]} ${limitText(rule.limit)}`
  const { limits } = rule
  const values = [
    limits.systolicAtLeast === undefined ? undefined : `${limits.systolicAtLeast}/${limits.diastolicAtLeast} or higher`,
    limits.systolicRiseAtLeast === undefined
      ? undefined
      : `${limits.systolicRiseAtLeast}/${limits.diastolicRiseAtLeast} or more above baseline`,
    limits.systolicRisePercentAtLeast === undefined
      ? undefined
      : `${limits.systolicRisePercentAtLeast} % or more above baseline`,
  ].filter((value) => value !== undefined)
  return `${rule.tier}: BP ${values.join(', ')}`
}

function limitText({ below, atMost, above, atLeast }: ValueLimit): string {
  if (below !== undefined) return `below ${below}`
  if (atMost !== undefined) return `at most ${atMost}`
  if (above !== undefined) return `above ${above}`
  return `at least ${atLeast}`
}

function dischargeText(criterion: Protocol['discharge'][number]): string {
  const fresh = 'freshMinutes' in criterion ? ` (reading of the last ${criterion.freshMinutes} min)` : ''
  if (criterion.kind !== 'blood-pressure') return `${criterion.label}${fresh}`
  const { label, systolicBelow, diastolicBelow, withinPercentOfBaseline } = criterion
  return `${label}: below ${systolicBelow}/${diastolicBelow}, within ${withinPercentOfBaseline} % of baseline${fresh}`
}

/** Every rule of the sheet that a clinic's medical lead has to approve. */
export const unpublishedLines = (sections: readonly SheetSection[]): SheetLine[] =>
  sections.flatMap(({ lines }) => lines).filter(({ rule }) => isUnpublished(rule))

export const isUnpublished = ({ source, status }: Provenance): boolean =>
  status === 'needs-clinical-sign-off' || source.evidence === 'local'
