import type { FollowUpSchedule } from '../outcomes/index.ts'
import { local, practice } from './sources.ts'

/** What every protocol here asks for after its sessions. */
export const followUp: FollowUpSchedule = [
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
    instruments: ['phq-9'],
    windowHours: 48,
    source: practice('Mood before each dose; suicidality is asked at check-in'),
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
