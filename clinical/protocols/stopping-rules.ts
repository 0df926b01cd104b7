import type { GuidanceRule } from './protocol-guidance.ts'
import { local, practice, uspi } from './sources.ts'

/** Ends a course or holds it back, whatever the drug and the route. */
export const stopAnyTime: GuidanceRule[] = [
  {
    id: 'stop-contraindication',
    text: 'A contraindication becomes known: stop.',
    source: practice('What forbids the start forbids going on'),
  },
  {
    id: 'stop-bladder',
    text: 'Signs of cystitis: hold, urinalysis, urology.',
    source: uspi('section 5: monitor for urinary tract and bladder symptoms'),
  },
  {
    id: 'stop-liver',
    text: 'Liver tests above three times the upper limit of normal: stop and look for the cause.',
    source: local('The ketamine label asks for liver tests and names no value'),
    status: 'needs-clinical-sign-off',
  },
  {
    id: 'stop-mania-psychosis',
    text: 'Mania or psychosis: stop; psychiatric assessment.',
    source: practice('Current mania and psychosis are exclusions by consensus'),
  },
  {
    id: 'stop-misuse',
    text: 'Misuse or diversion: stop; assess.',
    source: practice('Abuse and misuse are boxed warnings'),
  },
  {
    id: 'stop-pregnancy',
    text: 'Pregnancy: discontinue and counsel.',
    source: uspi('section 8.1: discontinue if the patient becomes pregnant'),
  },
  {
    id: 'stop-severe-events',
    text: 'Two sessions with a severe adverse event: stop and review.',
    source: local('How many severe events end a course'),
    status: 'needs-clinical-sign-off',
  },
]

export const missedSessions: GuidanceRule[] = [
  {
    id: 'missed-return',
    text: 'After missed sessions with worse depression the prescriber may return to the earlier, more frequent schedule.',
    source: {
      citation: 'Spravato US prescribing information, section 2, as a clinic paraphrases it; the wording was not found',
      evidence: 'unverified',
    },
  },
  {
    id: 'missed-four-weeks',
    text: 'More than 4 weeks without a dose: a prescriber reviews and considers a new induction.',
    source: local('No gap is published after which a course begins anew'),
    status: 'needs-clinical-sign-off',
  },
]
