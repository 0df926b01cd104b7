/**
 * `exp(A t)` of a system of compartments. A diagonal is added so that nothing is negative, Taylor's series is summed for
 * a small step, and squared up. All terms are positive: nothing cancels, every entry is good to its last digits, and
 * rates may coincide (Padé's quotient, the usual way, subtracts and solves; a library that has it is not needed).
 *
 * @param a row by row, without a negative entry beside the diagonal
 * @see Moler and Van Loan, SIAM Rev 2003;45:3-49, methods 1 and 3; Jensen's shift for such matrices
 */
export function exponential(a: Float64Array, size: number, time: number): Float64Array {
  let shift = 0
  for (let i = 0; i < size; i++) shift = Math.max(shift, -(a[i * size + i] as number))
  const positive = new Float64Array(size * size)
  let norm = 0
  for (let row = 0; row < size; row++) {
    let sum = 0
    for (let column = 0; column < size; column++) {
      const value = (a[row * size + column] as number) + (row === column ? shift : 0)
      positive[row * size + column] = value * time
      sum += value * time
    }
    norm = Math.max(norm, sum)
  }
  const squarings = Math.max(0, Math.ceil(Math.log2(norm / 0.5)))
  const part = 2 ** -squarings
  for (let i = 0; i < positive.length; i++) positive[i] = (positive[i] as number) * part
  // Horner: with a norm of a half, 0.5^18 / 18! is far below the last digit.
  let sum = identity(size)
  for (let term = 18; term > 0; term--) {
    const product = multiply(positive, sum, size)
    for (let i = 0; i < product.length; i++) product[i] = (product[i] as number) / term
    for (let i = 0; i < size; i++) product[i * size + i] = (product[i * size + i] as number) + 1
    sum = product
  }
  const back = Math.exp(-shift * time * part)
  for (let i = 0; i < sum.length; i++) sum[i] = (sum[i] as number) * back
  for (let i = 0; i < squarings; i++) sum = multiply(sum, sum, size)
  return sum
}

function identity(size: number): Float64Array {
  const made = new Float64Array(size * size)
  for (let i = 0; i < size; i++) made[i * size + i] = 1
  return made
}

function multiply(a: Float64Array, b: Float64Array, size: number): Float64Array {
  const product = new Float64Array(size * size)
  for (let row = 0; row < size; row++)
    for (let k = 0; k < size; k++) {
      const factor = a[row * size + k] as number
      if (factor === 0) continue
      for (let column = 0; column < size; column++)
        product[row * size + column] =
          (product[row * size + column] as number) + factor * (b[k * size + column] as number)
    }
  return product
}
