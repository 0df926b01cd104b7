import type { FromWorker, ToWorker } from './band-question.ts'
import { bandMaker } from './bands.ts'

/** A thousand virtual patients beside the page, so that it never stalls. */
const bandsOf = bandMaker()

addEventListener('message', ({ data }: MessageEvent<ToWorker>) => {
  const { id, ...question } = data
  let answer: FromWorker
  try {
    answer = { id, bands: bandsOf(question) }
  } catch (error) {
    answer = { id, error: error instanceof Error ? error.message : String(error) }
  }
  postMessage(answer)
})
