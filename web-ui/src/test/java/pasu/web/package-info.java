@NullMarked
package pasu.web;

import org.jspecify.annotations.NullMarked;
