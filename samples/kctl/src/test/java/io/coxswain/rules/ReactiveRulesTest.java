package io.coxswain.rules;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;
import reactor.core.CorePublisher;
import reactor.core.publisher.Sinks;

class ReactiveRulesTest {
    private static final Set<String> BLOCKING_OPERATORS =
            Set.of("block", "blockOptional", "blockFirst", "blockLast", "toIterable", "toStream");

    private static final DescribedPredicate<JavaAccess<?>> WAITS =
            DescribedPredicate.describe("waits for a publisher or a future", access -> {
                JavaClass owner = access.getTargetOwner();
                String name = access.getTarget().getName();
                return (owner.isAssignableTo(CorePublisher.class) && BLOCKING_OPERATORS.contains(name))
                        || (owner.isAssignableTo(Future.class)
                                && Set.of("get", "join").contains(name));
            });

    @Test
    void libraryWaitsForNothing() {
        noClasses()
                .that()
                .resideInAnyPackage(Project.LIBRARY)
                .should()
                .accessTargetWhere(WAITS)
                .check(Project.CLASSES);
    }

    @Test
    void librarySleepsNowhere() {
        noClasses()
                .that()
                .resideInAnyPackage(Project.LIBRARY)
                .should()
                .accessTargetWhere(DescribedPredicate.describe(
                        "is Thread.sleep",
                        access -> access.getTargetOwner().isEquivalentTo(Thread.class)
                                && access.getTarget().getName().equals("sleep")))
                .check(Project.CLASSES);
    }

    @Test
    void clientPutsNoSinkBetweenWireAndSubscriber() {
        noClasses()
                .that()
                .resideInAPackage("io.coxswain.client..")
                .should()
                .dependOnClassesThat()
                .haveNameMatching(Sinks.class.getName().replace(".", "\\.") + "(\\$.*)?")
                .check(Project.CLASSES);
    }

    @Test
    void libraryLogsBySlf4j() {
        noClasses()
                .that()
                .resideInAnyPackage(Project.LIBRARY)
                .should()
                .dependOnClassesThat()
                .resideInAPackage("java.util.logging..")
                .orShould()
                .accessTargetWhere(DescribedPredicate.describe(
                        "is a standard stream",
                        access -> access.getTargetOwner().isEquivalentTo(System.class)
                                && Set.of("out", "err")
                                        .contains(access.getTarget().getName())))
                .check(Project.CLASSES);
    }

    @Test
    void clientHoldsNoMonitor() {
        List<String> found = Project.CLASSES.stream()
                .filter(type -> type.getPackageName().startsWith("io.coxswain.client"))
                .filter(ReactiveRulesTest::synchronizes)
                .map(JavaClass::getName)
                .toList();
        assertThat(found).as("classes with a synchronized method or block").isEmpty();
    }

    private static boolean synchronizes(JavaClass type) {
        boolean[] found = {false};
        ClassVisitor visitor = new ClassVisitor(Opcodes.ASM9) {
            @Override
            public MethodVisitor visitMethod(
                    int access, String name, String descriptor, String signature, String[] exceptions) {
                found[0] |= (access & Opcodes.ACC_SYNCHRONIZED) != 0;
                return new MethodVisitor(Opcodes.ASM9) {
                    @Override
                    public void visitInsn(int opcode) {
                        found[0] |= opcode == Opcodes.MONITORENTER;
                    }
                };
            }
        };
        try (InputStream bytes = type.getSource().orElseThrow().getUri().toURL().openStream()) {
            new ClassReader(bytes).accept(visitor, ClassReader.SKIP_DEBUG);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return found[0];
    }
}
