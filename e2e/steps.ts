import { afterEach, beforeEach } from 'vitest'

/** Each test of the block goes on where the one before it ended: after one that failed the others would wait in vain. */
export function inSteps(): void {
  let failed = false
  beforeEach(({ skip }) => {
    if (failed) skip('a step before it failed')
  })
  afterEach(({ task }) => {
    failed ||= task.result?.state === 'fail'
  })
}
