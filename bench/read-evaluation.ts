import type { CriterionOutcome, Evaluation } from '../clinical/eligibility/index.ts'
import type { Evidence } from '../clinical/resistance/index.ts'

/** Reads what an evaluation says, to the letters: a text that was only promised has to be made now. */
export class Reader {
  outcomes = 0
  evidence = 0
  questions = 0
  characters = 0
  private letters = 0
  private readonly shared: readonly CriterionOutcome[]

  /** @param shared outcomes that all patients share, at their positions; they are not read again for each */
  constructor(shared: readonly CriterionOutcome[]) {
    this.shared = shared
  }

  begin(): void {
    this.outcomes = this.evidence = this.questions = this.characters = 0
  }

  read({ sentence, criteria, questions, alternatives, reScreen }: Evaluation): void {
    this.text(sentence)
    for (let at = 0; at < criteria.length; at++) {
      const outcome = criteria[at] as CriterionOutcome
      if (outcome === this.shared[at]) continue
      this.outcomes += 1
      this.text(outcome.finding)
      this.text(outcome.source)
      this.text(outcome.action)
      const { evidence } = outcome
      // By index: frozen lists and others are read here, and an iterator over both kinds makes an object for each step.
      for (let each = 0; each < evidence.length; each++) {
        const { reference, text } = evidence[each] as Evidence
        this.evidence += 1
        this.text(reference)
        this.text(text)
      }
    }
    this.questions += questions.length
    for (const { linkId, text, help } of questions) {
      this.text(linkId)
      this.text(text)
      this.text(help)
    }
    for (const { reason, options } of alternatives) {
      this.text(reason)
      for (const option of options) this.text(option)
    }
    for (const { why } of reScreen?.reasons ?? []) this.text(why)
  }

  readWithStagings(evaluation: Evaluation): void {
    this.read(evaluation)
    const { maudsley, thaseRush, mgh } = evaluation.resistance
    for (const { facts } of [maudsley, thaseRush, mgh]) for (const { text } of facts) this.text(text)
  }

  /** A letter from its midst: the whole text has to be there for it. */
  private text(text: string): void {
    this.characters += text.length
    if (text.length > 0) this.letters ^= text.charCodeAt(text.length >> 1)
  }
}
