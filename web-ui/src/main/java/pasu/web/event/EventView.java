package pasu.web.event;

import java.util.Optional;
import pasu.protocol.AgentMessage.Agents;
import pasu.protocol.AlarmMessage.Alarm;
import pasu.protocol.AlarmMessage.Kind;
import pasu.protocol.Clip;
import pasu.protocol.ClipMessage.ClipChanged;
import pasu.protocol.ClipMessage.ClipRemoved;
import pasu.protocol.EdgeMessage.Camera;
import pasu.protocol.EdgeMessage.CameraChanged;
import pasu.protocol.EdgeMessage.CameraRemoved;
import pasu.protocol.ScalingMessage.ScalingDecided;
import pasu.protocol.StreamMessage.Detected;
import pasu.web.access.Premises;
import pasu.web.mesh.AgentView;
import pasu.web.route.Caller;

/**
 * What of each message a listener may see; nothing where it is of another site. A camera that
 * nobody has heard of yet is shown to operators only.
 */
final class EventView {

  private final Premises premises;
  private final AgentView agents;

  EventView(Premises premises) {
    this.premises = premises;
    this.agents = new AgentView(premises);
  }

  static Optional<Clip> clip(Caller caller, ClipChanged changed) {
    return Optional.of(changed.clip()).filter(clip -> caller.maySee(clip.site()));
  }

  static Optional<ClipRemoved> removed(Caller caller, ClipRemoved removed) {
    return Optional.of(removed).filter(clip -> caller.maySee(clip.site()));
  }

  static Optional<Camera> camera(Caller caller, CameraChanged changed) {
    return Optional.of(changed.camera()).filter(caller::maySee);
  }

  static Optional<ScalingDecided> scaling(Caller caller, ScalingDecided decided) {
    return Optional.of(decided).filter(_ -> caller.isOperator());
  }

  Optional<Object> agents(Caller caller, Agents changed) {
    return Optional.of(agents.of(caller, changed.agents()));
  }

  /** The disk of an agent is everybody's; all other alarms are of a camera. */
  Optional<Alarm> alarm(Caller caller, Alarm alarm) {
    boolean isDisk = alarm.kind() == Kind.DISK_FULL || alarm.kind() == Kind.DISK_FAILING;
    return Optional.of(alarm).filter(_ -> isDisk || maySeeCamera(caller, alarm.source()));
  }

  Optional<Detected> detected(Caller caller, Detected detected) {
    return Optional.of(detected).filter(_ -> maySeeCamera(caller, detected.camera()));
  }

  Optional<CameraRemoved> cameraRemoved(Caller caller, CameraRemoved removed) {
    return Optional.of(removed).filter(_ -> maySeeCamera(caller, removed.camera()));
  }

  private boolean maySeeCamera(Caller caller, String camera) {
    return caller.isOperator() || premises.siteOfCamera(camera).filter(caller::maySee).isPresent();
  }
}
