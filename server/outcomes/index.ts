export { coursesOf, type InstrumentCourse } from './courses.ts'
export { registerOutcomes } from './routes.ts'
export { type PatientCourse, readCourse } from './store.ts'
