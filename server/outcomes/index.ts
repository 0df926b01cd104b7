export { coursesOf, type InstrumentCourse } from './courses.ts'
export { type DueFollowUp, listDueFollowUps } from './follow-ups.ts'
export { registerOutcomes } from './routes.ts'
export { type PatientCourse, readCourse } from './store.ts'
