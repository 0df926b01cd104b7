import type { Source } from '../quantity/source.ts'
import type { GuidanceRule } from './protocol-guidance.ts'
import { andrade2017, practice, smpc, uspi } from './sources.ts'

const sustain2: Source = {
  citation:
    'Nijs M et al. Esketamine nasal spray for treatment-resistant depression: dosing frequency in SUSTAIN-2. 2020; abstract read',
  evidence: 'verified',
}

const sustain3: Source = {
  citation: 'SUSTAIN-3: dosing frequency by CGI-S from week 4 (jnjmedicalconnect.com)',
  evidence: 'verified',
}

/** Two published ways to set the interval; which one a clinic follows is its choice. */
const intervals: GuidanceRule[] = [
  {
    id: 'interval-by-madrs',
    text: 'By MADRS (SUSTAIN-2): weekly for 4 weeks after the induction; then weekly or every 2 weeks, whichever is least and keeps MADRS at 12 or less, reviewed every 4 weeks.',
    source: sustain2,
  },
  {
    id: 'interval-by-cgi-s',
    text: 'By CGI-S (SUSTAIN-3), every 2 weeks from week 4: at 3 or less from weekly to every 2 weeks; above 3 stay weekly, or go back to weekly. Every 4 weeks is not in the US label.',
    source: sustain3,
  },
]

export const esketamineMaintenance: GuidanceRule[] = [
  {
    id: 'least-frequent',
    text: 'The least frequent dosing that keeps the response, reviewed regularly.',
    source: uspi('section 2: dosing schedule for treatment-resistant depression'),
  },
  ...intervals,
]

export const esketamineMaintenanceEu: GuidanceRule[] = [
  { id: 'six-months', text: 'After improvement, at least 6 months.', source: smpc('section 4.2') },
  ...intervals,
]

/** No schedule is agreed for ketamine itself. */
export const ketamineMaintenance: GuidanceRule[] = [
  {
    id: 'no-agreed-schedule',
    text: 'No schedule is agreed: the interval is stretched to each person’s own duration of benefit, and each reason to go on is written down.',
    source: andrade2017,
  },
  {
    id: 'weekly-to-monthly',
    text: 'Usually from weekly towards monthly; the evidence for it is of a low level.',
    source: practice('CANMAT 2021 places repeated and maintenance infusions at level 3'),
  },
]
