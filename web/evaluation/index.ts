export { pictured, type TrialInPicture } from './trial-layout.ts'
export { TrialTimeline } from './trial-timeline.tsx'
