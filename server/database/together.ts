/**
 * Statements of one transaction that do not wait for each other: they go out at once, PostgreSQL answers them in order,
 * and what has come is worked on meanwhile. The first failure is thrown; the transaction is over then.
 */
export async function together<Answers extends Record<string, unknown>>(
  asked: {
    [Name in keyof Answers]: Promise<Answers[Name]>
  },
): Promise<Answers> {
  const entries = Object.entries(asked)
  const answers = await Promise.all(entries.map(([, answer]) => answer))
  return Object.fromEntries(entries.map(([name], i) => [name, answers[i]])) as Answers
}
