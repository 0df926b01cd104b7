export type { FollowUp, FollowUpSchedule } from './follow-up-schedule.ts'
