import { esketamineTrdUs } from './esketamine-trd-us.ts'
import { followUpOfEsketamineAcute } from './follow-up.ts'
import type { Protocol } from './protocol.ts'
import { hcpSiteMdsi, local, uspi } from './sources.ts'
import { stopAnyTime } from './stopping-rules.ts'
import { esketamineTitrationAcute } from './titration-rules.ts'

const { approvedBeforeUse: _approval, ...trd } = esketamineTrdUs

/** The second US indication: depressive symptoms in major depression with acute suicidal ideation or behaviour. */
export const esketamineMdsiUs: Protocol = {
  ...trd,
  treatmentId: 'esketamine-us-acute-suicidality',
  id: 'esketamine-mdsi-us',
  version: '1',
  title: 'Esketamine nasal spray for major depression with acute suicidal ideation or behaviour, US label',
  shortTitle: 'Esketamine intranasal, acute suicidality',
  evidence: {
    text: 'Approved for the depressive symptoms. Not shown to prevent suicide or to lessen suicidal ideation or behaviour, and no replacement for admission where that is needed.',
    source: uspi('section 1: limitations of use'),
  },
  adjunct: {
    rule: 'required',
    text: 'With an oral antidepressant.',
    source: { ...uspi('section 1'), evidence: 'unverified' },
  },
  dose: {
    kind: 'devices',
    mgPerDevice: 28,
    minutesBetweenDevices: 5,
    allowedMg: [56, 84],
    firstSession: [{ allowedMg: [84], source: hcpSiteMdsi }],
    ceilingMg: 84,
    source: hcpSiteMdsi,
  },
  titration: esketamineTitrationAcute,
  course: {
    phases: [
      {
        id: 'induction',
        label: 'Twice weekly for 4 weeks',
        fromWeek: 1,
        toWeek: 4,
        sessions: 2,
        perWeeks: 1,
        totalSessions: 8,
        note: '84 mg; 56 mg where 84 mg is not tolerated.',
        source: hcpSiteMdsi,
      },
    ],
    minDaysBetweenSessions: {
      days: 2,
      source: local('At least a day without treatment between two sessions'),
      status: 'needs-clinical-sign-off',
    },
    review: 'Judge benefit after 4 weeks. Use beyond 4 weeks has not been evaluated systematically.',
    source: hcpSiteMdsi,
  },
  stopping: [
    {
      id: 'stop-four-weeks',
      text: 'After 4 weeks: assess again and decide; going on has not been evaluated systematically.',
      source: hcpSiteMdsi,
    },
    ...stopAnyTime,
  ],
  maintenance: [],
  followUp: followUpOfEsketamineAcute,
}
