package pasu.edge.sensor;

import org.jspecify.annotations.Nullable;
import pasu.protocol.Sentence;

/** What a sensor's readings stand for. */
interface RangeModel {

  /** In metres; infinite when nothing is near enough to be measured. */
  double metres(double reading);

  /** Why no such sensor gives this, in a sentence; null where it may. */
  @Nullable Sentence faultOf(double reading);

  /** In metres. */
  double nearest();

  double farthest();

  /** As written on the command line. */
  String word();
}
