/** The rules that hold the project together, checked on the classes of every module. */
@NullMarked
package io.coxswain.rules;

import org.jspecify.annotations.NullMarked;
