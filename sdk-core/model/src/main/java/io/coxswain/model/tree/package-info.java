/** JSON as trees of Jackson's nodes, which patches and paths work on: read within limits, written, compared. */
@NullMarked
package io.coxswain.model.tree;

import org.jspecify.annotations.NullMarked;
