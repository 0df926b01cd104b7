import type { Source } from '../quantity/source.ts'
import { esketamineTrdUs } from './esketamine-trd-us.ts'
import { europeanReadiness } from './event-cards.ts'
import { esketamineMaintenanceEu } from './maintenance-rules.ts'
import { preDoseEu } from './pre-dose.ts'
import type { Protocol } from './protocol.ts'
import { local, smpc } from './sources.ts'
import { esketamineTitrationEu } from './titration-rules.ts'

const posology = smpc('section 4.2')
const usOnly = new Set(['prescriber-on-site', 'oximeter-on-site', 'rems-enrolment'])

const sourceOfCheck: Readonly<Record<string, Source>> = {
  fasting: posology,
  pregnancy: smpc('section 4.6: pregnancy and contraception'),
  escort: smpc('section 4.7: no driving until the next day after restful sleep'),
}

/** As the EU summary of product characteristics says: with an SSRI or SNRI; 28 mg from 65 years alone, and first there. */
export const esketamineTrdEu: Protocol = {
  ...esketamineTrdUs,
  id: 'esketamine-trd-eu',
  version: '1',
  title: 'Esketamine nasal spray for treatment-resistant depression, EU label',
  jurisdictions: ['EU'],
  reportingForm: null,
  treatmentId: 'esketamine-eu',
  evidence: {
    text: 'Approved with an SSRI or SNRI. In England and Wales NICE does not recommend it (TA854): a licence is not funding.',
    source: smpc('section 4.1 and 5.1; NICE TA854, December 2022'),
  },
  adjunct: { rule: 'required', text: 'With an SSRI or SNRI.', source: smpc('section 4.1') },
  dose: {
    kind: 'devices',
    mgPerDevice: 28,
    minutesBetweenDevices: 5,
    allowedMg: [28, 56, 84],
    firstSession: [
      { ageFrom: 65, allowedMg: [28], source: posology },
      { allowedMg: [56], source: posology },
    ],
    laterSessions: [
      { ageFrom: 65, allowedMg: [28, 56, 84], source: posology },
      { allowedMg: [56, 84], source: posology },
    ],
    ceilingMg: 84,
    source: posology,
  },
  course: {
    ...esketamineTrdUs.course,
    phases: esketamineTrdUs.course.phases.map((phase) => ({ ...phase, source: posology })),
    review:
      'Judge benefit at the end of week 4. After improvement treatment is recommended for at least 6 months, reviewed regularly.',
    source: posology,
  },
  checks: esketamineTrdUs.checks
    .filter((check) => !usOnly.has(check.id))
    .map((check) => ({ ...check, source: sourceOfCheck[check.id] ?? check.source })),
  titration: esketamineTitrationEu,
  fromAge: { years: 18, source: smpc('section 4.1: for adults') },
  preDose: preDoseEu,
  // The EU text names no time: until clinically stable.
  observation: {
    minimumMinutes: 120,
    anchor: 'last-dose',
    source: local('The EU label names no minimum ("until clinically stable"); the US time is proposed'),
    status: 'needs-clinical-sign-off',
  },
  eventCards: [...esketamineTrdUs.eventCards, europeanReadiness],
  stopping: esketamineTrdUs.stopping.map((rule) =>
    rule.id === 'stop-end-of-induction' ? { ...rule, source: posology } : rule,
  ),
  maintenance: esketamineMaintenanceEu,
}
