export { amendBooking, insertBooking, listBookings, listBookingsBetween } from './booking-store.ts'
export { instantAt } from './instant-at.ts'
export {
  amendPlan,
  type Booking,
  insertPlan,
  listPlans,
  type OrderedDose,
  type Plan,
  type PlanBody,
  readPlan,
} from './plan-store.ts'
export { registerPlans } from './routes.ts'
export { sessionMinutes } from './suggest.ts'
