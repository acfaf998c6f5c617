package pasu.house;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import io.vertx.core.Deployable;
import io.vertx.core.Future;
import io.vertx.core.VerticleBase;
import java.time.Clock;
import java.time.Instant;
import org.jspecify.annotations.NullMarked;

/** What the modules may see of each other, and the rules of the house that bytecode shows. */
@AnalyzeClasses(packages = "pasu", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {

  private static final String[] CONTROL_PLANE = {
    "pasu.registration..",
    "pasu.assignment..",
    "pasu.scaling..",
    "pasu.catalog..",
    "pasu.access..",
    "pasu.notification..",
    "pasu.database..",
    "pasu.leadership..",
    "pasu.sites..",
    "pasu.control.."
  };

  private static final String WORDS_THAT_SAY_NOTHING =
      "(.*[a-z0-9])?(Manager|Utils?|Helpers?|Impl|Base|Data|Info)([A-Z0-9].*)?";

  @ArchTest
  static final ArchRule protocolDependsOnNothingOfOurs =
      noClasses()
          .that()
          .resideInAPackage("pasu.protocol..")
          .should()
          .dependOnClassesThat(
              resideInAPackage("pasu..").and(not(resideInAPackage("pasu.protocol.."))));

  @ArchTest
  static final ArchRule theEdgeSeesNoServer =
      noClasses()
          .that()
          .resideInAnyPackage("pasu.edge..", "pasu.pi..")
          .should()
          .dependOnClassesThat(
              resideInAnyPackage(CONTROL_PLANE)
                  .or(resideInAnyPackage("pasu.agent..", "pasu.web..", "pasu.cli.."))
                  .or(
                      resideInAnyPackage(
                          "com.hazelcast..", "com.github.dockerjava..", "java.sql..")));

  @ArchTest
  static final ArchRule theAgentSeesNoOtherRole =
      noClasses()
          .that()
          .resideInAPackage("pasu.agent..")
          .should()
          .dependOnClassesThat(
              resideInAnyPackage(CONTROL_PLANE)
                  .or(resideInAnyPackage("pasu.edge..", "pasu.web..", "pasu.cli..", "java.sql..")));

  @ArchTest
  static final ArchRule theGatewaySeesNoOtherRole =
      noClasses()
          .that()
          .resideInAPackage("pasu.web..")
          .should()
          .dependOnClassesThat(
              resideInAnyPackage(CONTROL_PLANE)
                  .or(
                      resideInAnyPackage(
                          "pasu.edge..", "pasu.agent..", "pasu.cli..", "java.sql..")));

  @ArchTest
  static final ArchRule theControlPlaneSeesNoOtherRole =
      noClasses()
          .that()
          .resideInAnyPackage(CONTROL_PLANE)
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("pasu.edge..", "pasu.agent..", "pasu.web..", "pasu.cli..");

  @ArchTest
  static final ArchRule whatIsInstalledMeasuresNothing =
      noClasses()
          .that()
          .resideOutsideOfPackages("pasu.bench..", "pasu.measure..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("pasu.bench..", "pasu.measure..");

  @ArchTest
  static final ArchRule onlyTheCommandKnowsTheClusterManager =
      noClasses()
          .that()
          .resideOutsideOfPackage("pasu.cli..")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("com.hazelcast..");

  @ArchTest
  static final ArchRule onlyTheLauncherReachesDocker =
      noClasses()
          .that()
          .resideOutsideOfPackage("pasu.docker..")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("com.github.dockerjava..");

  @ArchTest
  static final ArchRule verticlesAreNamedSo =
      classes()
          .that()
          .areAssignableTo(Deployable.class)
          .should()
          .haveSimpleNameEndingWith("Verticle")
          .andShould()
          .beAssignableTo(VerticleBase.class);

  @ArchTest
  static final ArchRule whatIsNamedSoIsAVerticle =
      classes()
          .that()
          .haveSimpleNameEndingWith("Verticle")
          .should()
          .beAssignableTo(VerticleBase.class);

  @ArchTest
  static final ArchRule noVerticleKnowsAnother =
      classes()
          .that()
          .areAssignableTo(VerticleBase.class)
          .should(knowNoOtherVerticle())
          .because("they meet on the bus");

  @ArchTest
  static final ArchRule timeIsInjected =
      noClasses()
          .should()
          .callMethod(Instant.class, "now")
          .orShould()
          .callMethod(System.class, "currentTimeMillis")
          .orShould()
          .callMethod(Clock.class, "systemUTC")
          .orShould()
          .callMethod(Clock.class, "systemDefaultZone")
          .because("tests move the clock by hand");

  @ArchTest
  static final ArchRule onlyTheCommandsWait =
      noClasses()
          .that()
          .resideOutsideOfPackages("pasu.cli..", "pasu.bench..", "pasu.measure..", "pasu.pi..")
          .should()
          .callMethodWhere(
              describe(
                  "it is Future.await",
                  call ->
                      call.getName().equals("await")
                          && call.getTargetOwner().isEquivalentTo(Future.class)))
          .because("whoever waits on an event loop stops it");

  @ArchTest
  static final ArchRule namesSayWhatAThingIs =
      noClasses()
          .that()
          .doNotHaveFullyQualifiedName("pasu.protocol.frame.Data") // What the wire format calls it.
          .should(haveAnEmptyWordInTheirName());

  @ArchTest
  static final ArchRule nullIsSpokenOf =
      classes()
          .should(beInANullMarkedPackage())
          .because("the compiler then checks every use of null");

  private static ArchCondition<JavaClass> knowNoOtherVerticle() {
    return new ArchCondition<>("know no other verticle") {
      @Override
      public void check(JavaClass verticle, ConditionEvents events) {
        verticle.getDirectDependenciesFromSelf().stream()
            .filter(known -> known.getTargetClass().isAssignableTo(VerticleBase.class))
            .filter(known -> !known.getTargetClass().isEquivalentTo(VerticleBase.class))
            .filter(known -> !known.getTargetClass().equals(verticle))
            .forEach(
                known ->
                    events.add(SimpleConditionEvent.violated(verticle, known.getDescription())));
      }
    };
  }

  private static ArchCondition<JavaClass> haveAnEmptyWordInTheirName() {
    return new ArchCondition<>("have a word in their name that says nothing") {
      @Override
      public void check(JavaClass type, ConditionEvents events) {
        if (type.getSimpleName().matches(WORDS_THAT_SAY_NOTHING)) {
          events.add(SimpleConditionEvent.satisfied(type, type.getName() + " says nothing"));
        }
      }
    };
  }

  private static ArchCondition<JavaClass> beInANullMarkedPackage() {
    return new ArchCondition<>("be in a package with @NullMarked") {
      @Override
      public void check(JavaClass type, ConditionEvents events) {
        if (!type.getPackage().isAnnotatedWith(NullMarked.class)) {
          events.add(
              SimpleConditionEvent.violated(type, type.getPackageName() + " is not @NullMarked"));
        }
      }
    };
  }
}
