export { amendBooking, listBookings, listBookingsBetween } from './booking-store.ts'
export { type Booking, listPlans, type OrderedDose, type Plan, type PlanBody, readPlan } from './plan-store.ts'
export { registerPlans } from './routes.ts'
export { sessionMinutes } from './suggest.ts'
