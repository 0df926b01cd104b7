export { registerFloor } from './routes.ts'
