export { answerSignIn as GET, answerSignIn as POST } from "@/lib/console/answer-sign-in";
