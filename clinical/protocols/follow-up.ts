import type { FollowUpSchedule } from '../outcomes/index.ts'
import type { Source } from '../quantity/source.ts'
import { fava2020, local, murrough2013, practice } from './sources.ts'

/** What every protocol here asks for after its sessions, and while it goes on. */
const followUp: FollowUpSchedule = [
  {
    id: 'day-after',
    label: 'Call a day after the session',
    after: 'session',
    instruments: ['c-ssrs-screener-since-last-visit'],
    contact: true,
    dueAfterHours: 24,
    windowHours: 18,
    source: local('A contact after 24 hours for mood, suicidality and adverse events'),
    status: 'needs-clinical-sign-off',
  },
  {
    id: 'week-after',
    label: 'A week after the session',
    after: 'session',
    instruments: ['phq-9'],
    dueAfterHours: 168,
    windowHours: 72,
    unlessNextSession: true,
    source: practice('Effect fades within a week of a single dose, so it is measured at seven days'),
    status: 'needs-clinical-sign-off',
  },
  {
    id: 'before-session',
    label: 'Before the session',
    after: 'before-session',
    instruments: ['phq-9', 'luts-screen'],
    windowHours: 48,
    source: practice(
      'Mood before each dose, and urinary symptoms during treatment (esketamine US label, section 5); suicidality is asked at check-in',
    ),
    status: 'needs-clinical-sign-off',
  },
  {
    id: 'third-day',
    label: 'Third day after the first dose',
    after: 'first-dose',
    instruments: ['madrs'],
    onDays: [3],
    windowHours: 24,
    source: { ...fava2020, citation: `${fava2020.citation}; its endpoint was day 3` },
    status: 'needs-clinical-sign-off',
  },
  {
    id: 'week-four',
    label: 'Review of week 4',
    after: 'first-dose',
    instruments: ['madrs', 'cgi-s'],
    onDays: [28],
    windowHours: 96,
    source: practice(
      'Labels decide at the end of week 4 whether to go on; from then the interval rule of SUSTAIN-3 goes by the CGI-S',
    ),
    status: 'needs-clinical-sign-off',
  },
  {
    id: 'mania-monthly',
    label: 'Signs of mania',
    after: 'first-dose',
    instruments: ['asrm'],
    onDays: [30],
    thenEveryDays: 30,
    windowHours: 168,
    source: local('A look for mania in long-term treatment; once a month is proposed'),
    status: 'needs-clinical-sign-off',
  },
  {
    id: 'alliance-monthly',
    label: 'Alliance with the therapist',
    after: 'first-dose',
    instruments: ['wai-sr'],
    onDays: [30],
    thenEveryDays: 30,
    withTherapist: true,
    windowHours: 168,
    source: local('The alliance where psychotherapy goes with the treatment; once a month is proposed'),
    status: 'needs-clinical-sign-off',
  },
  {
    id: 'long-term',
    label: 'Long-term review: mood, anxiety, well-being',
    after: 'first-dose',
    instruments: ['madrs', 'phq-9', 'gad-7', 'who-5'],
    onDays: [90, 180, 365],
    thenEveryDays: 365,
    windowHours: 336,
    source: local('Months 3, 6 and 12 and each year, by scales of the baseline; the choice of scales is proposed'),
    status: 'needs-clinical-sign-off',
  },
  {
    id: 'end-of-course',
    label: 'End of the induction course',
    after: 'end-of-course',
    instruments: ['madrs', 'phq-9'],
    dueAfterHours: 72,
    windowHours: 72,
    source: practice('Labels and guidelines judge benefit at the end of induction'),
    status: 'needs-clinical-sign-off',
  },
]

/** After a course of a few weeks, when no session asks any more; the score of one that is given still answers it. */
const afterTheCourse = (source: Source): FollowUpSchedule[number] => ({
  id: 'weekly-to-week-eight',
  label: 'Weekly to week 8, then every 4 weeks',
  after: 'first-dose',
  instruments: ['phq-9'],
  onDays: [35, 42, 49, 56],
  thenEveryDays: 28,
  windowHours: 72,
  source,
  status: 'needs-clinical-sign-off',
})

export const followUpOfKetamine: FollowUpSchedule = [
  ...followUp,
  afterTheCourse({
    ...murrough2013,
    citation: `${murrough2013.citation}. Once a week to week 8, then every 4 weeks, is proposed`,
  }),
]

/** After esketamine also what its programme asked once it was stopped. */
export const followUpOfEsketamine: FollowUpSchedule = [
  ...followUp,
  {
    id: 'withdrawal',
    label: 'Withdrawal symptoms after the last dose',
    after: 'last-dose',
    instruments: ['pwc-20'],
    onDays: [7, 14],
    windowHours: 72,
    source: practice('Physician withdrawal checklist in weeks 1 and 2 after stopping esketamine, as in its programme'),
    status: 'needs-clinical-sign-off',
  },
]

/** Its four weeks are followed by no weekly dose. */
export const followUpOfEsketamineAcute: FollowUpSchedule = [
  ...followUpOfEsketamine,
  afterTheCourse(local('The label ends after four weeks and names no follow-up; that after ketamine is proposed')),
]
