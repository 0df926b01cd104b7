export { type Course, type CourseLine, type CoursePoint, courseOf } from './course.ts'
export { type FollowUp, type FollowUpSchedule, longestFollowUpHours } from './follow-up-schedule.ts'
export {
  type ContactInCourse,
  dueFollowUps,
  type FollowUpInput,
  type FollowUpItem,
  type FollowUpState,
  type SessionInCourse,
} from './follow-ups.ts'
export { type Definition, type Judgement, judgeOutcome, type Outcome, type ScoreInCourse } from './outcome.ts'
